/** Who was on the network when the rows of clients were recorded: a host `db` that accepts at these ports. */
export const JUDGED_HOSTS = {
  '10.96.12.35': {
    names: ['db'],
    ports: { 80: '', 443: '', 3306: '', 5432: '', 9092: '', 27017: '' },
  },
};
