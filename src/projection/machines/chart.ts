/** A statechart as data to draw: read off the machine's definition, so that the picture cannot differ from what ran. */
import type { AnyStateMachine, AnyStateNode } from 'xstate';

export interface ChartState {
  /** Nested states joined by dots, as traces name them: `Running.Started`. */
  readonly id: string;
  readonly name: string;
  readonly parent?: string;
  readonly final: boolean;
  /** Holds other states. */
  readonly compound: boolean;
}

export interface ChartEdge {
  /** Undefined: from any state. */
  readonly from: string | undefined;
  readonly to: string;
  /** Several events may lead the same way. */
  readonly events: readonly string[];
}

export interface Chart {
  readonly states: readonly ChartState[];
  readonly edges: readonly ChartEdge[];
  /** Where it starts, down to the innermost state. */
  readonly initial: string;
}

export function chartOf(machine: AnyStateMachine): Chart {
  const states: ChartState[] = [];
  const edges = new Map<string, { from: string | undefined; to: string; events: string[] }>();
  const visit = (node: AnyStateNode) => {
    for (const child of Object.values(node.states)) {
      states.push(stateOf(child, node));
      addEdges(edges, child, idOf(child));
      visit(child);
    }
  };
  addEdges(edges, machine.root, undefined);
  visit(machine.root);
  return { states, edges: [...edges.values()], initial: idOf(innermost(machine.root)) };
}

const idOf = (node: AnyStateNode): string => node.path.join('.');

function stateOf(node: AnyStateNode, parent: AnyStateNode): ChartState {
  return {
    id: idOf(node),
    name: node.key,
    final: node.type === 'final',
    compound: node.type === 'compound',
    ...(parent.path.length > 0 ? { parent: idOf(parent) } : {}),
  };
}

/** What has no target is an event that this state ignores: nothing to draw. */
function addEdges(
  edges: Map<string, { from: string | undefined; to: string; events: string[] }>,
  node: AnyStateNode,
  from: string | undefined,
): void {
  for (const [event, transitions] of node.transitions) {
    for (const target of transitions.flatMap((transition) => transition.target ?? [])) {
      const to = idOf(target);
      const known = edges.get(`${from} ${to}`);
      if (known) known.events.push(event);
      else edges.set(`${from} ${to}`, { from, to, events: [event] });
    }
  }
}

function innermost(node: AnyStateNode): AnyStateNode {
  const [first] = node.initial?.target ?? [];
  return first ? innermost(first) : node;
}
