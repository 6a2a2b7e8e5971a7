import { describe, expect, it } from 'vitest';
import { cleanCommand, needsMoreLines } from './commandText';

describe('what is pasted', () => {
  it.each([
    ['kubectl get pods\n', 'kubectl get pods'],
    ['$ kubectl get pod init-demo \nNAME   READY\ninit-demo   1/1', 'kubectl get pod init-demo'],
    [
      "$ cat > a.yaml << 'EOF'\nkind: Pod\nEOF\n$ kubectl apply -f a.yaml\npod/a created",
      "cat > a.yaml << 'EOF'\nkind: Pod\nEOF\nkubectl apply -f a.yaml",
    ],
    ['cat > a.yaml << EOF\n$ not a prompt\nEOF', 'cat > a.yaml << EOF\n$ not a prompt\nEOF'],
    ['a\r\nb', 'a\nb'],
  ])('%j runs %j', (pasted, command) => expect(cleanCommand(pasted)).toBe(command));
});

describe('Enter adds a line', () => {
  it.each([
    ['kubectl get pods', false],
    ["cat > a << 'EOF'", true],
    ["cat > a << 'EOF'\nx\nEOF", false],
    ['echo "open', true],
    ["echo 'it''s'", false],
    ['kubectl get \\', true],
    ['echo a\\\\', false],
    ["# don't", false],
  ])('%j: %s', (text, more) => expect(needsMoreLines(text)).toBe(more));
});
