import { memo } from 'react';
import type { GroupElement, SceneElement } from '../../projection/scene/elements';

/** One element of a scene as SVG. Elements that did not change keep their identity (see reuse.ts), so memo is enough. */
export const SceneElementView = memo(function SceneElementView({ element }: { element: SceneElement }) {
  const { className, opacity } = element;
  const common = { className, ...(opacity === undefined || opacity === 1 ? {} : { opacity }) };
  switch (element.kind) {
    case 'rect': {
      const { x, y, width, height, radius } = element;
      return <rect {...common} x={x} y={y} width={width} height={height} rx={radius} />;
    }
    case 'path':
      return <path {...common} d={element.d} />;
    case 'circle':
      return <circle {...common} cx={element.cx} cy={element.cy} r={element.r} />;
    case 'text':
      return (
        <text
          {...common}
          className={element.mono ? `${className} mono` : className}
          x={element.x}
          y={element.y}
          fontSize={element.size}
          textAnchor={element.anchor}
        >
          {element.text}
        </text>
      );
    case 'group':
      return <Group element={element} />;
  }
});

/** What can be pointed at is a button for the keyboard and for screen readers. Stage handles its events. */
function Group({ element }: { element: GroupElement }) {
  const { className, opacity, target, label, shiftX, shiftY, children } = element;
  const transform = shiftX === undefined ? undefined : `translate(${shiftX} ${shiftY})`;
  const reachable =
    target === undefined ? {} : { tabIndex: 0, role: 'button', 'aria-label': label, 'data-target': target };
  return (
    <g className={className} opacity={opacity} transform={transform} {...reachable}>
      {children.map((child) => (
        <SceneElementView key={child.key} element={child} />
      ))}
    </g>
  );
}
