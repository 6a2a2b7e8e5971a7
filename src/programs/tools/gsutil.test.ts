import { judged } from '../../testing/judged';
import { cat } from '../text/cat';
import { gsutil } from './gsutil';

const HOSTS = {
  '142.250.0.1': {
    names: ['storage.googleapis.com'],
    ports: {
      80: (request: string) =>
        request.includes('/assets/x ')
          ? 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ndata\n'
          : 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n',
    },
  },
};

// Not judged: without a network and an account the real one asks for nothing.
judged(
  { cat, gsutil },
  {
    gnu: [
      ['gsutil -q cp gs://assets/x o; cat o', 'data\n', 'Copying gs://assets/x...\n'],
      ['gsutil cp gs://assets/y .', '', 'CommandException: No URLs matched: gs://assets/y\n', 1],
      ['gsutil rsync a b', '', "gsutil: Podflight simulates only 'gsutil cp gs://BUCKET/KEY PATH'\n", 1],
    ],
  },
  { hosts: HOSTS },
);

judged(
  { gsutil },
  {
    gnu: [
      [
        'gsutil cp gs://assets/x .',
        '',
        'ServerNotFoundError: Unable to find the server at storage.googleapis.com\n',
        1,
      ],
    ],
  },
);
