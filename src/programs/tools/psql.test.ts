import { judged } from '../../testing/judged';
import { JUDGED_HOSTS } from '../../testing/judgedHosts';
import { echo } from '../system/small';
import { cut } from '../text/cut';
import { head } from '../text/headTail';
import { psql } from './psql';

judged(
  { cut, echo, head, psql },
  {
    gnu: [
      ['psql -h db -U postgres -c "select 1"', ' ?column? \n----------\n        1\n(1 row)\n\n'],
      ['psql -h db -U postgres -tAc "select 1"', '1\n'],
      ['psql -h db -U postgres -tc "select 1"', '        1\n\n'],
      ['psql -h db -U postgres -c "select \'a b\'"', ' ?column? \n----------\n a b\n(1 row)\n\n'],
      [
        'psql -h db -U postgres -c "SELECT 1" -c "SELECT 22"',
        ' ?column? \n----------\n        1\n(1 row)\n\n ?column? \n----------\n       22\n(1 row)\n\n',
      ],
      [
        'psql -h nosuch -c x',
        '',
        'psql: error: could not translate host name "nosuch" to address: Name or service not known\n',
        2,
      ],
      [
        'psql -h db -p 1 -U postgres -c x',
        '',
        'psql: error: connection to server at "db" (10.96.12.35), port 1 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\n',
        2,
      ],
      [
        'psql -c x',
        '',
        'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?\n',
        2,
      ],
      ['psql -h db -U postgres -c "create table t(a int)"', 'CREATE TABLE\n'],
      ['psql -h db -U postgres -c "insert into t values (1)"', 'INSERT 0 1\n'],
      ['psql -h db -U postgres -c "drop table t"', 'DROP TABLE\n'],
      ['psql -h db -U postgres -c "create database shop"', 'CREATE DATABASE\n'],
      ['psql -h db -U postgres -c "drop database shop"', 'DROP DATABASE\n'],
      [
        'psql -h db -U postgres -c "selec"',
        '',
        'ERROR:  syntax error at or near "selec"\nLINE 1: selec\n        ^\n',
        1,
      ],
      ['psql postgres://postgres@db/postgres -c "select 1"', ' ?column? \n----------\n        1\n(1 row)\n\n'],
      [
        'psql postgres://postgres@db:1/x -c "select 1"',
        '',
        'psql: error: connection to server at "db" (10.96.12.35), port 1 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\n',
        2,
      ],
      ['psql -h db -U postgres -c "\\q"', ''],
      ['psql -h db -U postgres -c "select 1;"', ' ?column? \n----------\n        1\n(1 row)\n\n'],
      ['psql -h db -U postgres -f nope.sql', '', 'psql: error: nope.sql: No such file or directory\n', 1],
      ['echo "select 1;" | psql -h db -U postgres', ' ?column? \n----------\n        1\n(1 row)\n\n'],
      [
        'echo "select 1; select 2" > q.sql; psql -h db -U postgres -f q.sql',
        ' ?column? \n----------\n        1\n(1 row)\n\n ?column? \n----------\n        2\n(1 row)\n\n',
      ],
      ['psql -h db -U postgres -lqt | cut -d"|" -f1 | head -1', ' postgres  \n'],
      ['psql -h db -U postgres -qc "select 1"', ' ?column? \n----------\n        1\n(1 row)\n\n'],
      [
        'psql -h db -U postgres -Z',
        '',
        'psql: invalid option -- \'Z\'\npsql: hint: Try "psql --help" for more information.\n',
        1,
      ],
      ['psql -h db -U postgres -Atqc "select 1+1"', '2\n'],
      ['psql -h db -U postgres -c "select 1 as one"', ' one \n-----\n   1\n(1 row)\n\n'],
      [
        'psql -h db -U postgres -c "select 1; select 2"',
        ' ?column? \n----------\n        1\n(1 row)\n\n ?column? \n----------\n        2\n(1 row)\n\n',
      ],
      ['psql -h db -U postgres -c "select -5"', ' ?column? \n----------\n       -5\n(1 row)\n\n'],
      ['psql -h db -U postgres -c ""', ''],
      ['psql -h db -U postgres -tAc "SELECT 1 FROM pg_database WHERE datname=\'shop\'"', ''],
      ['psql -h db -U postgres -tAc "SELECT 1 FROM pg_database WHERE datname=\'postgres\'"', '1\n'],
      [
        'psql -h db -U postgres -v ON_ERROR_STOP=1 -c "bogus"',
        '',
        'ERROR:  syntax error at or near "bogus"\nLINE 1: bogus\n        ^\n',
        1,
      ],
      ['psql -h db -U postgres -c "begin" -c "commit"', 'BEGIN\nCOMMIT\n'],
      ['psql -h db -U postgres -c "select true"', ' ?column? \n----------\n t\n(1 row)\n\n'],
      [
        'psql -h db -U postgres -c "select 1,2"',
        ' ?column? | ?column? \n----------+----------\n        1 |        2\n(1 row)\n\n',
      ],
      ['psql -h db -p 70000 -c x', '', 'psql: error: invalid port number: "70000"\n', 2],
      ['psql -h db -U postgres -w -c "select 1"', ' ?column? \n----------\n        1\n(1 row)\n\n'],
      ['psql "host=db user=postgres" -c "select 1"', ' ?column? \n----------\n        1\n(1 row)\n\n'],
      ['psql -h db -U postgres -d "dbname=postgres" -c "select 1"', ' ?column? \n----------\n        1\n(1 row)\n\n'],
      [
        'psql -l -h db -p 1',
        '',
        'psql: error: connection to server at "db" (10.96.12.35), port 1 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\n',
        2,
      ],
      [
        'psql -h db,db -p 1 -c x',
        '',
        'psql: error: connection to server at "db" (10.96.12.35), port 1 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\nconnection to server at "db" (10.96.12.35), port 1 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\n',
        2,
      ],
    ],
  },
  { hosts: JUDGED_HOSTS },
);
