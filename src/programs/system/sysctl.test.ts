import { expect, test } from 'vitest';
import { runProgram } from '../../testing/programRun';

test.each([
  [['vm.max_map_count'], 'vm.max_map_count = 65530\n', '', 0],
  [['-n', 'vm/swappiness', 'net.core.somaxconn'], '60\n4096\n', '', 0],
  [['net.core'], 'net.core.rmem_max = 212992\nnet.core.somaxconn = 4096\nnet.core.wmem_max = 212992\n', '', 0],
  [['-w', 'vm.max_map_count=262144'], '', "sysctl: error setting key 'vm.max_map_count': Read-only file system\n", 1],
  [['-w', 'vm.max_map_count'], '', "sysctl: error: 'vm.max_map_count' must be of the form name=value\n", 1],
  [['vm.nothing', 'vm.swappiness'], 'vm.swappiness = 60\n', "sysctl: error: 'vm.nothing' is an unknown key\n", 1],
  [['-e', 'vm.nothing'], '', '', 1],
  [['-w', 'vm.nothing=1'], '', "sysctl: error: 'vm.nothing' is an unknown key\n", 1],
  [['-p', '/none'], '', "sysctl: can't open '/none': No such file or directory\n", 1],
  [['-p', '/conf'], '', "sysctl: error setting key 'vm.swappiness': Read-only file system\n", 1],
])('sysctl %j', (args, stdout, stderr, exitCode) => {
  const files = { conf: '# comment\n\nvm.swappiness = 1\n' };
  expect(runProgram(['sysctl', ...args], { files })).toMatchObject({ stdout, stderr, exitCode });
});
