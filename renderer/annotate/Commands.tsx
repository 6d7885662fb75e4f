import type { DrawCommand } from '#core/annotation/pen.ts';

/** Draw commands as SVG in frame space. */
export function Commands({ commands }: { readonly commands: readonly DrawCommand[] }) {
  return commands.map((command, i) => {
    const key = `${i}${command.kind}`;
    if (command.kind === 'text')
      return (
        <text
          key={key}
          x={command.x}
          y={command.y}
          fontSize={command.size}
          fontWeight={600}
          textAnchor={command.anchor}
          fill={command.colour}
          opacity={command.opacity}
        >
          {command.text}
        </text>
      );
    const paint = {
      stroke: command.stroke ?? 'none',
      strokeWidth: command.strokeWidth,
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
      fill: command.fill ?? 'none',
      opacity: command.opacity,
      ...(command.dash.length > 0 ? { strokeDasharray: command.dash.join(' ') } : {}),
    } as const;
    return command.kind === 'path' ? (
      <path key={key} d={command.d} fillRule="evenodd" {...paint} />
    ) : (
      <ellipse key={key} cx={command.cx} cy={command.cy} rx={command.rx} ry={command.ry} {...paint} />
    );
  });
}
