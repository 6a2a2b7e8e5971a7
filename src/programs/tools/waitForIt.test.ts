import { judged } from '../../testing/judged';
import { JUDGED_HOSTS } from '../../testing/judgedHosts';
import { echo } from '../system/small';
import { waitForIt } from './waitForIt';

judged(
  { echo, 'wait-for-it.sh': waitForIt },
  {
    gnu: [
      [
        'wait-for-it.sh db:5432',
        '',
        'wait-for-it.sh: waiting 15 seconds for db:5432\nwait-for-it.sh: db:5432 is available after 0 seconds\n',
      ],
      [
        'wait-for-it.sh db:5432 -- echo up',
        'up\n',
        'wait-for-it.sh: waiting 15 seconds for db:5432\nwait-for-it.sh: db:5432 is available after 0 seconds\n',
      ],
      [
        'wait-for-it.sh -h db -p 5432 -t 3 -- echo up',
        'up\n',
        'wait-for-it.sh: waiting 3 seconds for db:5432\nwait-for-it.sh: db:5432 is available after 0 seconds\n',
      ],
      [
        'wait-for-it.sh db:1 -t 2',
        '',
        'wait-for-it.sh: waiting 2 seconds for db:1\nwait-for-it.sh: timeout occurred after waiting 2 seconds for db:1\n',
        124,
      ],
      [
        'wait-for-it.sh db:1 -t 2 -- echo run anyway',
        'run anyway\n',
        'wait-for-it.sh: waiting 2 seconds for db:1\nwait-for-it.sh: timeout occurred after waiting 2 seconds for db:1\n',
      ],
      [
        'wait-for-it.sh db:1 -t 2 -s -- echo no',
        '',
        'wait-for-it.sh: waiting 2 seconds for db:1\nwait-for-it.sh: timeout occurred after waiting 2 seconds for db:1\nwait-for-it.sh: strict mode, refusing to execute subprocess\n',
        124,
      ],
      ['wait-for-it.sh -q db:1 -t 2; echo $?', '124\n'],
      ['wait-for-it.sh -q db:5432 -- echo quiet', 'quiet\n'],
      [
        'wait-for-it.sh',
        '',
        "Error: you need to provide a host and port to test.\nUsage:\n    wait-for-it.sh host:port [-s] [-t timeout] [-- command args]\n    -h HOST | --host=HOST       Host or IP under test\n    -p PORT | --port=PORT       TCP port under test\n                                Alternatively, you specify the host and port as host:port\n    -s | --strict               Only execute subcommand if the test succeeds\n    -q | --quiet                Don't output any status messages\n    -t TIMEOUT | --timeout=TIMEOUT\n                                Timeout in seconds, zero for no timeout\n    -- COMMAND ARGS             Execute command with args after the test finishes\n",
        1,
      ],
      [
        'wait-for-it.sh db',
        '',
        "Unknown argument: db\nUsage:\n    wait-for-it.sh host:port [-s] [-t timeout] [-- command args]\n    -h HOST | --host=HOST       Host or IP under test\n    -p PORT | --port=PORT       TCP port under test\n                                Alternatively, you specify the host and port as host:port\n    -s | --strict               Only execute subcommand if the test succeeds\n    -q | --quiet                Don't output any status messages\n    -t TIMEOUT | --timeout=TIMEOUT\n                                Timeout in seconds, zero for no timeout\n    -- COMMAND ARGS             Execute command with args after the test finishes\n",
        1,
      ],
      [
        'wait-for-it.sh --help',
        '',
        "Usage:\n    wait-for-it.sh host:port [-s] [-t timeout] [-- command args]\n    -h HOST | --host=HOST       Host or IP under test\n    -p PORT | --port=PORT       TCP port under test\n                                Alternatively, you specify the host and port as host:port\n    -s | --strict               Only execute subcommand if the test succeeds\n    -q | --quiet                Don't output any status messages\n    -t TIMEOUT | --timeout=TIMEOUT\n                                Timeout in seconds, zero for no timeout\n    -- COMMAND ARGS             Execute command with args after the test finishes\n",
        1,
      ],
      [
        'wait-for-it.sh --nope db:5432',
        '',
        "Unknown argument: --nope\nUsage:\n    wait-for-it.sh host:port [-s] [-t timeout] [-- command args]\n    -h HOST | --host=HOST       Host or IP under test\n    -p PORT | --port=PORT       TCP port under test\n                                Alternatively, you specify the host and port as host:port\n    -s | --strict               Only execute subcommand if the test succeeds\n    -q | --quiet                Don't output any status messages\n    -t TIMEOUT | --timeout=TIMEOUT\n                                Timeout in seconds, zero for no timeout\n    -- COMMAND ARGS             Execute command with args after the test finishes\n",
        1,
      ],
      [
        'wait-for-it.sh db:5432 -t 0 -- echo zero',
        'zero\n',
        'wait-for-it.sh: waiting for db:5432 without a timeout\nwait-for-it.sh: db:5432 is available after 0 seconds\n',
      ],
      ['wait-for-it.sh --host=db --port=5432 --timeout=2 --strict --quiet -- echo ok', 'ok\n'],
      [
        'wait-for-it.sh nosuch:5432 -t 2',
        '',
        'wait-for-it.sh: waiting 2 seconds for nosuch:5432\nwait-for-it.sh: timeout occurred after waiting 2 seconds for nosuch:5432\n',
        124,
      ],
      [
        'wait-for-it.sh db:5432 -- sh -c "exit 4"',
        '',
        'wait-for-it.sh: waiting 15 seconds for db:5432\nwait-for-it.sh: db:5432 is available after 0 seconds\n',
        4,
      ],
      [
        'wait-for-it.sh db:5432 -- echo "a  b"',
        'a  b\n',
        'wait-for-it.sh: waiting 15 seconds for db:5432\nwait-for-it.sh: db:5432 is available after 0 seconds\n',
      ],
      [
        'wait-for-it.sh -t',
        '',
        "Error: you need to provide a host and port to test.\nUsage:\n    wait-for-it.sh host:port [-s] [-t timeout] [-- command args]\n    -h HOST | --host=HOST       Host or IP under test\n    -p PORT | --port=PORT       TCP port under test\n                                Alternatively, you specify the host and port as host:port\n    -s | --strict               Only execute subcommand if the test succeeds\n    -q | --quiet                Don't output any status messages\n    -t TIMEOUT | --timeout=TIMEOUT\n                                Timeout in seconds, zero for no timeout\n    -- COMMAND ARGS             Execute command with args after the test finishes\n",
        1,
      ],
      [
        'sh -c "wait-for-it.sh db:1 -t 1 && echo up || echo down"',
        'down\n',
        'wait-for-it.sh: waiting 1 seconds for db:1\nwait-for-it.sh: timeout occurred after waiting 1 seconds for db:1\n',
      ],
      [
        'wait-for-it.sh http://db:5432 -t 1',
        '',
        'wait-for-it.sh: waiting 1 seconds for http://db\nwait-for-it.sh: timeout occurred after waiting 1 seconds for http://db\n',
        124,
      ],
      [
        'wait-for-it.sh -h db',
        '',
        "Error: you need to provide a host and port to test.\nUsage:\n    wait-for-it.sh host:port [-s] [-t timeout] [-- command args]\n    -h HOST | --host=HOST       Host or IP under test\n    -p PORT | --port=PORT       TCP port under test\n                                Alternatively, you specify the host and port as host:port\n    -s | --strict               Only execute subcommand if the test succeeds\n    -q | --quiet                Don't output any status messages\n    -t TIMEOUT | --timeout=TIMEOUT\n                                Timeout in seconds, zero for no timeout\n    -- COMMAND ARGS             Execute command with args after the test finishes\n",
        1,
      ],
      [
        'wait-for-it.sh db:1 --timeout=1 --strict -- echo no; echo $?',
        '124\n',
        'wait-for-it.sh: waiting 1 seconds for db:1\nwait-for-it.sh: timeout occurred after waiting 1 seconds for db:1\nwait-for-it.sh: strict mode, refusing to execute subprocess\n',
      ],
    ],
  },
  { hosts: JUDGED_HOSTS },
);
