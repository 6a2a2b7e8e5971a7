import { expect, it } from 'vitest';
import type { Scenario } from '../../scenario/scenario';
import { guessParts } from './guessParts';

const scenario = (run: string): Scenario => ({
  kubernetes: '1.36',
  namespace: 'default',
  files: {},
  steps: [{ atMs: 0, run }],
  untilMs: 1000,
});

it.each([
  ["awk '{ print $1 }' numbers.txt | jq -s add", ['awk', 'json']],
  ['until nc -z db 80; do sleep 2; done', ['nc']],
  ['if ! timeout -t 5 wget -qO- http://db; then exit 1; fi', ['wrappers', 'wget']],
  ['command: ["/bin/chown", "1000", "/work"]', ['attributes']],
  ['- mkdir', ['make']],
  ['FILE=x cp a b', ['copy']],
  ['kubectl exec web -- curl -s http://localhost', ['curl']],
  ['python3 -c "import sys, socket; from json import loads"', ['python', 'pythonNet', 'pythonData']],
  ['command: ["ls", "-la", "/work"]', ['listing', 'lsLong']],
  ['ls /work; id -u', ['listing', 'identity']],
  ['curl -o /dev/null http://web', ['curl', 'curlMore']],
  ['command: ["curl", "-sf", "--retry", "3", "http://web"]', ['curl', 'curlMore']],
  ['ps; echo done > /proc/1/fd/1', ['processes', 'procFiles']],
  ['cat /proc/meminfo', ['procFiles']],
  ['trap -p; set -o', ['shell']],
  ['trap "exit 0" TERM', []],
  ['echo started > /proc/$PID/fd/1', []],
  ['n=$(wc -l < /work/tries)', ['counting']],
  ['find . -name "*.txt" -exec rm {} +', ['find', 'remove']],
  ['trap "kill $!" TERM; sleep 9 & wait', ['jobs']],
])('finds the commands of %s', (line, parts) => {
  expect(guessParts(scenario(line))).toEqual(parts);
});

it.each([
  ['i=$((i + 1))', ['arithmetic']],
  ['echo ${1:-none} ${HOME}', ['parameters']],
  ['say() { echo hello; }', ['constructs']],
  ['case $1 in a) shift;; esac', ['constructs']],
  ['cat <<END', ['constructs']],
  ['. /work/settings', ['constructs']],
  ['if [[ $1 == a ]]; then echo; fi', ['bash']],
  ['echo ${words[2]}', ['arithmetic', 'parameters']],
  ['echo $HOME ${HOME} $1 ${1}', []],
])('finds what the shell itself needs for %s', (line, parts) => {
  expect(guessParts(scenario(line))).toEqual(parts);
});

it.each([
  '- name: wait',
  'kubectl logs web -c wait --tail=8',
  'mountPath: /usr/share/nginx/html',
  'kubectl get jobs,pods',
  'echo waiting to kill it',
  'echo host: find: x; echo constructor',
])('takes no other word for a command: %s', (line) => {
  expect(guessParts(scenario(line))).toEqual([]);
});

it.each([
  ['kubectl run bus --image=bitnami/kafka:3', ['images', 'moreImages']],
  ['kubectl run web --image nginx:1.22', ['nginx', 'images']],
  ['echo \'image: "docker.io/library/postgres:16"\'', ['postgres', 'images', 'moreImages']],
  ['echo image: busybox:1.28', []],
])('knows what the images of %s need', (line, parts) => {
  expect(guessParts(scenario(line))).toEqual(parts);
});
