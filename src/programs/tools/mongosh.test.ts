import { judged } from '../../testing/judged';
import { JUDGED_HOSTS } from '../../testing/judgedHosts';
import { mongosh } from './mongosh';

// Not judged: there is no mongosh to ask. What it says of a host that is not there is MongoDB's driver's.
judged(
  { mongosh },
  {
    gnu: [
      ['mongosh --host db --quiet --eval \'db.adminCommand("ping")\'', '{ ok: 1 }\n'],
      ["mongosh --quiet 'mongodb://root:pw@db:27017/admin' --eval 'db.hello().ok'", '1\n'],
      ['mongosh --host db --port 1 --eval x', '', 'MongoNetworkError: connect ECONNREFUSED 10.96.12.35:1\n', 1],
      ['mongosh --host nosuch --eval x', '', 'MongoNetworkError: getaddrinfo ENOTFOUND nosuch\n', 1],
    ],
  },
  { hosts: JUDGED_HOSTS },
);
