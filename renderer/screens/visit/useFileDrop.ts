import { useEffect, useState } from 'react';

/** Takes files dropped anywhere on the window while mounted; tells whether some are being dragged over it. */
export function useFileDrop(onDrop: (transfer: DataTransfer) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Each child sends its own enter and leave: only the balance says whether the pointer is inside.
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth++;
      setOver(true);
    };
    const hover = (event: DragEvent) => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      onDrop(event.dataTransfer);
    };
    const on = { dragenter: enter, dragover: hover, dragleave: leave, drop } as const;
    window.addEventListener('dragenter', on.dragenter);
    window.addEventListener('dragover', on.dragover);
    window.addEventListener('dragleave', on.dragleave);
    window.addEventListener('drop', on.drop);
    return () => {
      window.removeEventListener('dragenter', on.dragenter);
      window.removeEventListener('dragover', on.dragover);
      window.removeEventListener('dragleave', on.dragleave);
      window.removeEventListener('drop', on.drop);
    };
  }, [onDrop]);
  return over;
}
