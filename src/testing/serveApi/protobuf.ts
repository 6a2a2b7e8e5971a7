/** The little of protobuf that typed clients send to ask what they may do: nested messages and strings. */

/** Fields of a message by number, the last of each: bytes of strings and messages. Numbers are left out. */
function fieldsOf(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const fields = new Map<number, Buffer>();
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; at < bytes.length; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    return value;
  };
  while (at < bytes.length) {
    const key = number();
    if ((key & 7) !== 2) {
      number();
      continue;
    }
    const length = number();
    fields.set(key >>> 3, bytes.subarray(at, at + length));
    at += length;
  }
  return fields;
}

const MAGIC = 'k8s\0';

/** What stands at a path of field numbers in the object of a request. `Unknown.raw` is field 2. */
export function protobufAt(body: Buffer, ...path: readonly number[]): Buffer | undefined {
  if (body.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  let found: Buffer | undefined = body.subarray(MAGIC.length);
  for (const field of [2, ...path]) found = found && fieldsOf(found).get(field);
  return found;
}

/** Strings of a message by the names that the field numbers stand for. */
export function protobufStrings(message: Buffer, names: Readonly<Record<number, string>>): Record<string, string> {
  const fields = fieldsOf(message);
  return Object.fromEntries(
    Object.entries(names).flatMap(([field, name]) => {
      const value = fields.get(Number(field));
      return value?.length ? [[name, value.toString('utf8')]] : [];
    }),
  );
}
