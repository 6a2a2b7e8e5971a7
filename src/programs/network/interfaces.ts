import type { Blocking, Process, Program } from '../../process/types';
import { notice } from './socket';

const podAddress = (process: Process): string => process.container.network.addresses[0] ?? '127.0.0.1';

/** ip addr, ip route: one interface eth0 with the Pod's address, as most network plugins set it up. */
export const ip: Program = function* (process, argv): Blocking<number> {
  const [object = ''] = argv.slice(1).filter((arg) => !arg.startsWith('-'));
  const address = podAddress(process);
  const gateway = address.replace(/\.\d+$/, '.1');
  if (/^a(d(d(r(e(ss?)?)?)?)?)?$/.test(object)) {
    yield* process.write(
      1,
      '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN qlen 1000\n' +
        '    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n    inet 127.0.0.1/8 scope host lo\n' +
        '       valid_lft forever preferred_lft forever\n' +
        '2: eth0@if5: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP\n' +
        `    link/ether ${hardwareAddress(address)} brd ff:ff:ff:ff:ff:ff\n` +
        `    inet ${address}/24 brd ${address.replace(/\.\d+$/, '.255')} scope global eth0\n` +
        '       valid_lft forever preferred_lft forever\n',
    );
    return 0;
  }
  if (/^r(o(u(te?)?)?)?$/.test(object)) {
    const net = address.replace(/\.\d+$/, '.0/24');
    yield* process.write(1, `default via ${gateway} dev eth0\n${net} dev eth0 scope link  src ${address}\n`);
    return 0;
  }
  notice(process, 'program.approximated', { program: 'ip', topic: object || 'usage' });
  yield* process.error(`ip: Podflight simulates only 'ip addr' and 'ip route'`);
  return 1;
};

/** Locally administered, from the address, as bridge plugins derive it. */
const hardwareAddress = (address: string): string =>
  ['0a', '58', ...address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'))].join(':');

export const ifconfig: Program = function* (process): Blocking<number> {
  const address = podAddress(process);
  yield* process.write(
    1,
    `eth0      Link encap:Ethernet  HWaddr ${hardwareAddress(address).toUpperCase()}  \n` +
      `          inet addr:${address}  Bcast:${address.replace(/\.\d+$/, '.255')}  Mask:255.255.255.0\n` +
      '          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1\n\n' +
      'lo        Link encap:Local Loopback  \n          inet addr:127.0.0.1  Mask:255.0.0.0\n' +
      '          UP LOOPBACK RUNNING  MTU:65536  Metric:1\n\n',
  );
  return 0;
};

/** Which sockets exist is not kept: what is asked for is said to be missing, not shown as empty. */
export const sockets = (name: string): Program =>
  function* (process): Blocking<number> {
    notice(process, 'program.approximated', { program: name, topic: 'sockets' });
    yield* process.error(`${name}: Podflight does not list sockets`);
    return 1;
  };

export const traceroute: Program = function* (process, argv): Blocking<number> {
  notice(process, 'program.not-simulated', { program: argv[0] ?? 'traceroute' });
  yield* process.error('traceroute: Podflight does not simulate the hops between nodes');
  return 1;
};
