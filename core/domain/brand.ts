/** Makes `T` nominal: a branded value cannot be given where another brand is asked for. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** Ends a switch: a new member of the union does not compile until every switch answers it. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
