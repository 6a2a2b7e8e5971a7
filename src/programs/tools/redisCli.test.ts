import { judged } from '../../testing/judged';
import { redisServer } from '../servers/redis';
import { sleep } from '../system/sleep';
import { echo } from '../system/small';
import { redisCli } from './redisCli';

judged(
  { echo, 'redis-cli': redisCli, 'redis-server': redisServer, sleep },
  {
    gnu: [
      ['redis-cli ping', 'PONG\n'],
      ['redis-cli ping hello', 'hello\n'],
      ['redis-cli set a "hello world"; redis-cli get a', 'OK\nhello world\n'],
      ['redis-cli get nope', '\n'],
      ['redis-cli incr n', '1\n'],
      ['redis-cli bogus x', "ERR unknown command 'bogus', with args beginning with: 'x' \n\n"],
      ['redis-cli set a 1; redis-cli exists a', 'OK\n1\n'],
      ['redis-cli -h nosuch ping', '', 'Could not connect to Redis at nosuch:6379: Name or service not known\n', 1],
      ['redis-cli -p 1 ping', '', 'Could not connect to Redis at 127.0.0.1:1: Connection refused\n', 1],
      [
        'redis-cli -a pw ping',
        'PONG\n',
        "Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe.\nAUTH failed: ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?\n",
      ],
      [
        'redis-cli --no-auth-warning -a pw ping',
        'PONG\n',
        'AUTH failed: ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?\n',
      ],
      [
        'REDISCLI_AUTH=pw redis-cli ping',
        'PONG\n',
        'AUTH failed: ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?\n',
      ],
      ['redis-cli -u redis://127.0.0.1:6379 ping', 'PONG\n'],
      [
        'redis-cli -u redis://127.0.0.1:1/0 ping',
        '',
        'Could not connect to Redis at 127.0.0.1:1: Connection refused\n',
        1,
      ],
      ['redis-cli -n 2 ping', 'PONG\n'],
      ['redis-cli -Z', '', "Unrecognized option or bad number of args for: '-Z'\n", 1],
      ['redis-cli -r 2 ping', 'PONG\nPONG\n'],
      ['redis-cli set a x; redis-cli --raw get a; redis-cli --no-raw get a', 'OK\nx\n"x"\n'],
      ['redis-cli --no-raw get nope', '(nil)\n'],
      ['redis-cli --no-raw incr n', '(integer) 1\n'],
      ['redis-cli --no-raw ping', 'PONG\n'],
      ['redis-cli --no-raw bogus', "(error) ERR unknown command 'bogus', with args beginning with: \n"],
      ['echo ping | redis-cli', 'PONG\n'],
      ['printf "ping\\nset a b\\nget a\\n" | redis-cli', 'PONG\nOK\nb\n'],
      ['redis-cli -p 1 < /dev/null', '', 'Could not connect to Redis at 127.0.0.1:1: Connection refused\n'],
      ['redis-cli -x set b < nonl; redis-cli get b', 'OK\nno newline\n'],
      ['redis-cli set a 1; redis-cli del a b', 'OK\n1\n'],
      ['redis-cli dbsize', '0\n'],
      ['redis-cli -p x ping', '', 'Could not connect to Redis at 127.0.0.1:0: Connection refused\n', 1],
      ['redis-cli -r 2 -i 1 ping', 'PONG\nPONG\n'],
      ['redis-cli -e bogus; echo $?', '1\n', "ERR unknown command 'bogus', with args beginning with: \n"],
      ['redis-cli bogus; echo $?', "ERR unknown command 'bogus', with args beginning with: \n\n0\n"],
      ['redis-cli -e ping', 'PONG\n'],
      ['redis-cli echo hi', 'hi\n'],
      ["redis-cli --no-raw set q 'a\"b'; redis-cli --no-raw get q", 'OK\n"a\\"b"\n'],
      ['redis-cli -s /nope ping', '', 'Could not connect to Redis at /nope: No such file or directory\n', 1],
      ['redis-cli -p', '', "Unrecognized option or bad number of args for: '-p'\n", 1],
    ],
  },
  { before: 'redis-server > /dev/null & sleep 1' },
);
