import { judged } from '../../testing/judged';
import { JUDGED_HOSTS } from '../../testing/judgedHosts';
import { pgIsReady } from './pgIsReady';

judged(
  { pg_isready: pgIsReady },
  {
    gnu: [
      ['pg_isready -h db', 'db:5432 - accepting connections\n'],
      ['pg_isready -h db -p 1', 'db:1 - no response\n', '', 2],
      ['pg_isready -q -h db; echo $?', '0\n'],
      ['pg_isready -h nosuch', 'nosuch:5432 - no response\n', '', 2],
      ['pg_isready', '/var/run/postgresql:5432 - no response\n', '', 2],
      ['pg_isready -h db -t 1 -p 9', 'db:9 - no response\n', '', 2],
      [
        'pg_isready -Z',
        '',
        'pg_isready: invalid option -- \'Z\'\npg_isready: hint: Try "pg_isready --help" for more information.\n',
        3,
      ],
      [
        'pg_isready -h db extra',
        '',
        'pg_isready: error: too many command-line arguments (first is "extra")\npg_isready: hint: Try "pg_isready --help" for more information.\n',
        3,
      ],
      ['pg_isready -h db,10.96.12.35', 'db,10.96.12.35:5432 - accepting connections\n'],
      ['pg_isready -h 10.96.12.35 -U app -d shop', '10.96.12.35:5432 - accepting connections\n'],
      ['PGHOST=db PGPORT=1 pg_isready', 'db:1 - no response\n', '', 2],
      ['pg_isready -d postgres://u:p@db:5432/x', 'db:5432 - accepting connections\n'],
      ['pg_isready --host=db --port=5432', 'db:5432 - accepting connections\n'],
      ['pg_isready -h db -p x', 'db:x - no response\n', '', 2],
      ['pg_isready -t x -h db', 'db:5432 - no response\n', '', 2],
      [
        'pg_isready -p',
        '',
        'pg_isready: option requires an argument -- \'p\'\npg_isready: hint: Try "pg_isready --help" for more information.\n',
        3,
      ],
      ['pg_isready -h 127.0.0.1', '127.0.0.1:5432 - no response\n', '', 2],
      ['pg_isready -h localhost', 'localhost:5432 - no response\n', '', 2],
      ['pg_isready -d "host=db port=1"', 'db:1 - no response\n', '', 2],
      ['pg_isready -h db -p 70000', 'db:70000 - no response\n', '', 2],
      [
        'pg_isready --nope',
        '',
        'pg_isready: unrecognized option \'--nope\'\npg_isready: hint: Try "pg_isready --help" for more information.\n',
        3,
      ],
    ],
  },
  { hosts: JUDGED_HOSTS },
);
