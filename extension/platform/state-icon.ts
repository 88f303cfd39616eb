import type { ToolbarState } from './outside.ts';

const sizes = [16, 32, 48] as const;
const sun = '#ffb627';
const sky = '#1d2b4f';

/**
 * The toolbar button's picture, drawn here so that each state has a shape of its own and colour is not needed to tell
 * them apart: a full sun with rays; two bars; an empty ring; a ring with an exclamation mark.
 */
export function stateIcon(state: ToolbarState): Record<string, ImageData> {
  return Object.fromEntries(sizes.map((size) => [size, draw(state, size)]));
}

function draw(state: ToolbarState, size: number): ImageData {
  const context = new OffscreenCanvas(size, size).getContext('2d');
  if (!context) throw new Error('There is no canvas to draw on');
  context.scale(size / 16, size / 16);
  context.fillStyle = sky;
  context.beginPath();
  context.roundRect(0, 0, 16, 16, 4);
  context.fill();
  context.fillStyle = context.strokeStyle = sun;
  context.lineWidth = 1.6;
  context.lineCap = 'round';
  context.beginPath();
  if (state === 'recording') {
    context.arc(8, 8, 3.2, 0, 2 * Math.PI);
    context.fill();
    for (let i = 0; i < 8; i++) ray(context, (i * Math.PI) / 4);
  } else if (state === 'paused') {
    context.roundRect(4.2, 3.5, 2.6, 9, 1);
    context.roundRect(9.2, 3.5, 2.6, 9, 1);
    context.fill();
  } else {
    context.arc(8, 8, 5, 0, 2 * Math.PI);
    context.stroke();
    if (state === 'trouble') {
      context.fillRect(7.2, 4.8, 1.6, 4);
      context.fillRect(7.2, 9.8, 1.6, 1.6);
    }
  }
  return context.getImageData(0, 0, size, size);
}

function ray(context: OffscreenCanvasRenderingContext2D, angle: number): void {
  context.beginPath();
  context.moveTo(8 + 5 * Math.cos(angle), 8 + 5 * Math.sin(angle));
  context.lineTo(8 + 6.4 * Math.cos(angle), 8 + 6.4 * Math.sin(angle));
  context.stroke();
}
