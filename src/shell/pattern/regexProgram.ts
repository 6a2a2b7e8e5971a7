import type { CharacterSet } from './characters';
import { type Assertion, RegexFailure, type RegexNode, UNBOUNDED } from './regexSyntax';

/** One step of a compiled expression. `split` prefers its first way. */
export type Instruction =
  | { readonly op: 'character'; readonly code: number }
  | { readonly op: 'any' }
  | { readonly op: 'set'; readonly set: CharacterSet }
  | { readonly op: 'assert'; readonly assertion: Assertion }
  | { readonly op: 'back-reference'; readonly number: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'jump'; target: number }
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'match' };

export type RegexProgram = readonly Instruction[];

const MAX_INSTRUCTIONS = 20_000;

/** Throws RegexFailure if repeats make it too long. */
export function compileProgram(node: RegexNode): RegexProgram {
  const program: Instruction[] = [];
  emit(program, node);
  program.push({ op: 'match' });
  return program;
}

function add<T extends Instruction>(program: Instruction[], instruction: T): T {
  if (program.length >= MAX_INSTRUCTIONS) throw new RegexFailure('Regular expression too big');
  program.push(instruction);
  return instruction;
}

function emit(program: Instruction[], node: RegexNode): void {
  switch (node.kind) {
    case 'character':
      add(program, { op: 'character', code: node.code });
      return;
    case 'any':
      add(program, { op: 'any' });
      return;
    case 'set':
      add(program, { op: 'set', set: node.set });
      return;
    case 'assertion':
      add(program, { op: 'assert', assertion: node.assertion });
      return;
    case 'back-reference':
      add(program, { op: 'back-reference', number: node.number });
      return;
    case 'sequence':
      for (const each of node.nodes) emit(program, each);
      return;
    case 'group':
      add(program, { op: 'save', slot: node.number * 2 });
      emit(program, node.node);
      add(program, { op: 'save', slot: node.number * 2 + 1 });
      return;
    case 'alternatives':
      emitAlternatives(program, node.nodes);
      return;
    case 'repeat':
      emitRepeat(program, node.node, node.min, node.max);
  }
}

function emitAlternatives(program: Instruction[], nodes: readonly RegexNode[]): void {
  const jumps: { op: 'jump'; target: number }[] = [];
  nodes.forEach((node, i) => {
    if (i === nodes.length - 1) {
      emit(program, node);
      return;
    }
    const split = add(program, { op: 'split', first: program.length + 1, second: 0 });
    emit(program, node);
    jumps.push(add(program, { op: 'jump', target: 0 }));
    split.second = program.length;
  });
  for (const jump of jumps) jump.target = program.length;
}

function emitRepeat(program: Instruction[], node: RegexNode, min: number, max: number): void {
  for (let i = 0; i < min; i++) emit(program, node);
  if (max === UNBOUNDED) {
    const start = program.length;
    const split = add(program, { op: 'split', first: start + 1, second: 0 });
    emit(program, node);
    add(program, { op: 'jump', target: start });
    split.second = program.length;
    return;
  }
  const splits: { op: 'split'; first: number; second: number }[] = [];
  for (let i = min; i < max; i++) {
    splits.push(add(program, { op: 'split', first: program.length + 1, second: 0 }));
    emit(program, node);
  }
  for (const split of splits) split.second = program.length;
}
