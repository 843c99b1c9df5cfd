/** What a client reads where a handler answered a `T`: dates are text, and what JSON leaves out is gone. */
export type Serialized<T> = T extends { toJSON(): infer Json }
  ? Serialized<Json>
  : T extends string | number | boolean | null
    ? T
    : T extends Unsendable
      ? NotJson
      : T extends readonly unknown[]
        ? { [Index in keyof T]: SerializedElement<T[Index]> }
        : T extends object
          ? SerializedObject<T>
          : unknown extends T
            ? unknown
            : never

/** The framework answers 500 where a reply has one of these. */
type Unsendable =
  | bigint
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>
  | PromiseLike<unknown>
  | Uint8Array
  | Omitted

/** In the place of what a reply cannot hold, so that it fits no schema. */
interface NotJson {
  readonly "JSON cannot hold this": never
}

type Omitted = undefined | symbol | ((...args: never[]) => unknown)

type SerializedElement<T> = T extends Omitted ? null : Serialized<T>

type SerializedObject<T extends object> = Flat<
  { [Key in RequiredKeys<T>]: Serialized<T[Key]> } & { [Key in OptionalKeys<T>]?: Serialized<Exclude<T[Key], Omitted>> }
>

type Flat<T> = { [Key in keyof T]: T[Key] }

type RequiredKeys<T> = {
  [Key in keyof T]-?: Key extends string | number ? (Extract<T[Key], Omitted> extends never ? Key : never) : never
}[keyof T]

type OptionalKeys<T> = {
  [Key in keyof T]-?: Key extends string | number
    ? Extract<T[Key], Omitted> extends never
      ? never
      : Exclude<T[Key], Omitted> extends never
        ? never
        : Key
    : never
}[keyof T]
