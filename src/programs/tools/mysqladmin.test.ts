import { judged } from '../../testing/judged';
import { JUDGED_HOSTS } from '../../testing/judgedHosts';
import { echo } from '../system/small';
import { cut } from '../text/cut';
import { head } from '../text/headTail';
import { mysqladmin } from './mysqladmin';

judged(
  { cut, echo, head, mysqladmin },
  {
    gnu: [
      ['mysqladmin ping -h db', 'mysqld is alive\n'],
      ['mysqladmin ping -h db -u root -px', 'mysqld is alive\n'],
      [
        'mysqladmin -h nosuch ping',
        '',
        "\u0007mysqladmin: connect to server at 'nosuch' failed\nerror: 'Unknown server host 'nosuch' (-2)'\nCheck that mariadbd is running on nosuch and that the port is 3306.\nYou can check this by doing 'telnet nosuch 3306'\n",
        1,
      ],
      [
        'mysqladmin -h db -P 1 ping',
        '',
        "\u0007mysqladmin: connect to server at 'db' failed\nerror: 'Can't connect to server on 'db' (115)'\nCheck that mariadbd is running and that the socket: '/run/mysqld/mysqld.sock' exists!\n",
        1,
      ],
      [
        'mysqladmin ping',
        '',
        "\u0007mysqladmin: connect to server at 'localhost' failed\nerror: 'Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2)'\nCheck that mariadbd is running and that the socket: '/run/mysqld/mysqld.sock' exists!\n",
        1,
      ],
      ['mysqladmin -s ping -h db -P 1; echo $?', '1\n'],
      ['mysqladmin --silent ping -h db; echo $?', 'mysqld is alive\n0\n'],
      [
        'mysqladmin ping -h 127.0.0.1',
        '',
        "\u0007mysqladmin: connect to server at '127.0.0.1' failed\nerror: 'Can't connect to server on '127.0.0.1' (115)'\nCheck that mariadbd is running and that the socket: '/run/mysqld/mysqld.sock' exists!\n",
        1,
      ],
      ['mysqladmin -h db bogus', '', "\u0007mysqladmin: Unknown command: 'bogus'\n", 1],
      ['mysqladmin -h db status | cut -c1-7', 'Uptime:\n'],
      ['mysqladmin -Z', '', "mysqladmin: unknown option '-Z'\n", 2],
      ['mysqladmin --nope ping', '', "mysqladmin: unknown option '--nope'\n", 2],
      [
        'mysqladmin -h localhost ping',
        '',
        "\u0007mysqladmin: connect to server at 'localhost' failed\nerror: 'Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2)'\nCheck that mariadbd is running and that the socket: '/run/mysqld/mysqld.sock' exists!\n",
        1,
      ],
      [
        'mysqladmin ping --host=db --port=1',
        '',
        "\u0007mysqladmin: connect to server at 'db' failed\nerror: 'Can't connect to server on 'db' (115)'\nCheck that mariadbd is running and that the socket: '/run/mysqld/mysqld.sock' exists!\n",
        1,
      ],
      ['mysqladmin ping -h10.96.12.35', 'mysqld is alive\n'],
      ['mysqladmin -h db ping ping', 'mysqld is alive\nmysqld is alive\n'],
      ['mysqladmin --connect-timeout=2 -h db ping', 'mysqld is alive\n'],
      [
        'mysqladmin -h db -w2 -P1 ping',
        '',
        "Waiting for MariaDB server to answer.\u0007mysqladmin: connect to server at 'db' failed\nerror: 'Can't connect to server on 'db' (115)'\nCheck that mariadbd is running and that the socket: '/run/mysqld/mysqld.sock' exists!\n",
        1,
      ],
      ['mysqladmin -h db create shop; mysqladmin -h db -f drop shop', 'Database "shop" dropped\n'],
      ['mysqladmin -h', '', "mysqladmin: option '-h' requires an argument\n", 5],
    ],
  },
  { hosts: JUDGED_HOSTS, files: { 'usr/local/bin/mariadb': '' } },
);
