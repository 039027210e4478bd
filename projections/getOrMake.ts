/** What the map holds under the key; where it holds nothing yet, what `make` makes for it. */
export const getOrMake = <K, V>(map: Map<K, V>, key: K, make: (key: K) => V): V => {
  let value = map.get(key);
  if (value === undefined) {
    value = make(key);
    map.set(key, value);
  }
  return value;
};
