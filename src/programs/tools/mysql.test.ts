import { judged } from '../../testing/judged';
import { JUDGED_HOSTS } from '../../testing/judgedHosts';
import { echo } from '../system/small';
import { cut } from '../text/cut';
import { head } from '../text/headTail';
import { mysql } from './mysql';

judged(
  { cut, echo, head, mysql },
  {
    gnu: [
      ['mysql -h db -e "select 1"', '1\n1\n'],
      ['mysql -h db -Ne "select 1"', '1\n'],
      ['mysql -h db -N -s -e "SELECT 1"', '1\n'],
      ['mysql -h nosuch -e "select 1"', '', "ERROR 2005 (HY000): Unknown server host 'nosuch' (-2)\n", 1],
      ['mysql -h db -P 1 -e "select 1"', '', "ERROR 2002 (HY000): Can't connect to server on 'db' (115)\n", 1],
      [
        'mysql -e "select 1"',
        '',
        "ERROR 2002 (HY000): Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2)\n",
        1,
      ],
      ['echo "select 1" | mysql -h db', '1\n1\n'],
      [
        'mysql -h db -e "selec"',
        '',
        "--------------\nselec\n--------------\n\nERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for the right syntax to use near 'selec' at line 1\n",
        1,
      ],
      ['mysql -h db -te "select 1"', '+---+\n| 1 |\n+---+\n| 1 |\n+---+\n'],
      ['mysql -h db -e "select 1; select 2"', '1\n1\n2\n2\n'],
      ['mysql -h db -e "select \'a b\' as x"', 'x\na b\n'],
      ['mysql -h db -e "create database shop"', ''],
      ['mysql -h db shop -e "create table t(a int)"', ''],
      ['mysql -h db shop -e "insert into t values (1),(2)"', ''],
      ['mysql -h db -e "drop database shop"', ''],
      ['mysql -h db -e ""', ''],
      ['mysql -h db -e "\\q"', ''],
      ['mysql -h db -e "quit"', ''],
      ['mysql -h db -Z', '', "mysql: unknown option '-Z'\n", 2],
      ['mysql --nope', '', "mysql: unknown option '--nope'\n", 2],
      ['mysql --version | cut -c1-5', 'mysql\n'],
      ['mysql -h 127.0.0.1 -e "select 1"', '', "ERROR 2002 (HY000): Can't connect to server on '127.0.0.1' (115)\n", 1],
      [
        'mysql --protocol=tcp -h localhost -e "select 1"',
        '',
        "ERROR 2002 (HY000): Can't connect to server on 'localhost' (115)\n",
        1,
      ],
      ['mysql -h db -e "select 1+1"', '1+1\n2\n'],
      ['mysql -h db -Bse "select 1"', '1\n'],
      ['mysql -h db -e "exit"', ''],
      ['mysql -h db -u root -ppw -e "do 1"', ''],
      ['mysql -h db -D information_schema -e "select 1"', '1\n1\n'],
      ['mysql -h db -e "select 1 from dual"', '1\n1\n'],
      ['mysql -h db < /dev/null', ''],
      ['mysql -h db -v -e "select 1"', '--------------\nselect 1\n--------------\n\n1\n1\n'],
    ],
  },
  { hosts: JUDGED_HOSTS, files: { 'usr/local/bin/mariadb': '' } },
);

// What MySQL 8's own client words otherwise.
judged(
  { mysql },
  {
    gnu: [
      [
        'mysql -h db -ppw -Ne "select 1"',
        '1\n',
        'mysql: [Warning] Using a password on the command line interface can be insecure.\n',
      ],
      ['mysql -h db -P 1 -e "select 1"', '', "ERROR 2003 (HY000): Can't connect to MySQL server on 'db:1' (111)\n", 1],
      ['mysql -h nosuch -e x', '', "ERROR 2005 (HY000): Unknown MySQL server host 'nosuch' (-2)\n", 1],
      ['mysql -h db -e "select * from t"', '', 'ERROR 1046 (3D000) at line 1: No database selected\n', 1],
      ['mysql -h db shop -e "select * from t"', '', "ERROR 1146 (42S02) at line 1: Table 'shop.t' doesn't exist\n", 1],
      ['mysql -h db -e "show databases"', 'Database\ninformation_schema\nmysql\nperformance_schema\nsys\n'],
      ['mysql -h db -e "show grants"', '', "mysql: Podflight does not simulate 'SHOW grants'\n", 1],
    ],
  },
  { hosts: JUDGED_HOSTS },
);
