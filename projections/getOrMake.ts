interface Keeps<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** What the map holds under the key; where it holds nothing yet, what `make` makes for it. */
export const getOrMake = <K, V>(map: Keeps<K, V>, key: K, make: (key: K) => V): V => {
  let value = map.get(key);
  if (value === undefined) {
    value = make(key);
    map.set(key, value);
  }
  return value;
};
