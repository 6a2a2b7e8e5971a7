import { judged } from '../../testing/judged';
import { cat } from '../text/cat';
import { aws } from './aws';

const HOSTS = {
  '52.0.0.1': {
    names: ['assets.s3.amazonaws.com'],
    ports: { 80: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ndata\n' },
  },
};

// As aws-cli 1.45 printed it without a network.
judged(
  { aws, cat },
  {
    gnu: [
      ['aws s3 cp s3://assets/x o', '', 'fatal error: Unable to locate credentials\n', 1],
      [
        'aws s3 cp s3://nosuch/x o --no-sign-request',
        '',
        'fatal error: Could not connect to the endpoint URL: "https://nosuch.s3.amazonaws.com/x"\n',
        1,
      ],
      [
        'AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b aws s3 cp s3://nosuch/x o',
        '',
        'fatal error: Could not connect to the endpoint URL: "https://nosuch.s3.amazonaws.com/x"\n',
        1,
      ],
      ['aws s3 cp s3://assets/x o --no-sign-request; cat o', 'download: s3://assets/x to ./o\ndata\n'],
      ['aws s3 cp s3://assets/x d/ --no-sign-request', 'download: s3://assets/x to d/x\n'],
      [
        'aws sts get-caller-identity',
        '',
        'Unable to locate credentials. You can configure credentials by running "aws configure".\n',
        255,
      ],
    ],
  },
  { hosts: HOSTS },
);
