import type { DrawCommand } from '#core/annotation/pen.ts';

/** Draws commands on a canvas whose pixels are frame pixels: the annotation of a still. */
export function paintShapes(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, commands: readonly DrawCommand[]): void {
  for (const command of commands) {
    context.save();
    context.globalAlpha = command.opacity;
    if (command.kind === 'text') {
      context.font = `600 ${command.size}px "Atkinson Hyperlegible Next Variable", sans-serif`;
      context.textAlign = command.anchor === 'middle' ? 'center' : command.anchor;
      context.textBaseline = 'alphabetic';
      context.fillStyle = command.colour;
      context.fillText(command.text, command.x, command.y);
    } else {
      const path = new Path2D(command.kind === 'path' ? command.d : '');
      if (command.kind === 'ellipse') path.ellipse(command.cx, command.cy, command.rx, command.ry, 0, 0, 2 * Math.PI);
      if (command.fill !== null) {
        context.fillStyle = command.fill;
        context.fill(path, 'evenodd');
      }
      if (command.stroke !== null && command.strokeWidth > 0) {
        context.strokeStyle = command.stroke;
        context.lineWidth = command.strokeWidth;
        context.lineCap = 'round';
        context.lineJoin = 'round';
        context.setLineDash([...command.dash]);
        context.stroke(path);
      }
    }
    context.restore();
  }
}
