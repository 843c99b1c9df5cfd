import type { Serialized } from "../http/serialized.ts"

declare const valueType: unique symbol

/**
 * Something that exists only while the workflow runs: a task's result, the execution's input. Its fields are values too;
 * what is calculated from it is written with `flow.jsonata`.
 */
export type Value<T> = Fields<T> & { readonly [valueType]: T }

type Fields<T> = T extends Scalar
  ? unknown
  : T extends readonly (infer Element)[]
    ? { readonly [index: number]: Value<Element> }
    : { readonly [Key in keyof T]-?: Value<Exclude<T[Key], undefined>> }

type Scalar = string | number | boolean | null | undefined

/** What may be given where a `T` is wanted: a value, or plain data with values in it. */
export type Given<T> =
  | Value<T>
  | (T extends Scalar
      ? T
      : T extends readonly (infer Element)[]
        ? readonly Given<Element>[]
        : { readonly [Key in keyof T]: Given<T[Key]> })

/** What the given data is while the workflow runs. */
export type Resolved<T> = T extends { readonly [valueType]: infer Own }
  ? Own
  : T extends Scalar
    ? T
    : T extends readonly unknown[]
      ? { readonly [Index in keyof T]: Resolved<T[Index]> }
      : { readonly [Key in keyof T]: Resolved<T[Key]> }

/** What a method returns, as the states after it have it; null where it returns nothing. */
export type OutputOf<Returned> = [Awaited<Returned>] extends [void] ? null : Serialized<Awaited<Returned>>
