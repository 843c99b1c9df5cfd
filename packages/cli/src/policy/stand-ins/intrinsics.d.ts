// What stand-ins can say besides ordinary code. The analysis knows these functions by name; none is ever run.

/** A request to AWS, as a client of the package sends it: `$send("@aws-sdk/client-ssm", "GetParameter", { Name })`. */
declare function $send(module: string, operation: string, input: object): Record<string, unknown>

/** A value that is only known at run time, and that holds neither code nor clients. */
declare function $data(): unknown

/**
 * Runs the callback unless the condition is certainly absent, null or false, and the other one unless it is certainly there.
 * The analysis takes both ways of an `if` whose condition it does not know.
 */
declare function $when<T>(condition: unknown, callback: () => T): T | undefined
declare function $when<T>(condition: unknown, callback: () => T, otherwise: () => T): T

/** The value, or what it returns if it is a function. */
declare function $called<T>(value: T | (() => T)): T

/** What the value is once it is set. */
declare function $present<T>(value: T): Exclude<T, undefined>

/** Those of the texts a value may be that match the pattern, and what is not known. */
declare function $matching<T>(value: T, pattern: string): T

/** Those of the texts a value may be that do not match the pattern, and what is not known. */
declare function $notMatching<T>(value: T, pattern: string): T

/** Those of the values that may be arrays, and what is not known. */
declare function $arrays<T>(value: T): T

/** Those of the values that may be something else than an array, and what is not known. */
declare function $notArrays<T>(value: T): T

/** A warning at the user's line: what this call does is not known. */
declare function $warn(message: string, hint: string): unknown

/** A class of the SDK: `new ($sdk("@aws-sdk/rds-signer", "Signer"))(options)`. */
declare function $sdk(module: string, name: string): new (options: unknown) => Record<string, () => unknown>

/** What the callback returns for each of the values that a value may be. */
declare function $each<T, Result>(value: T, callback: (one: T) => Result): Result

/** Calls back with each item of an array, however many there are. */
declare function $items<T>(array: readonly T[], callback: (item: T) => unknown): void

/** An array of some length, each element of which may be the value. */
declare function $manyOf<T>(value: T): T[]

/** No value at all: what a callback returns that has none to add. */
declare function $nothing(): never

/** Those of the values that `new` makes objects of: classes of the app, of the SDK and of packages. */
declare function $classes<T>(value: T): T & (new (...given: unknown[]) => Record<string, unknown>)

/** Those of the values that are objects. */
declare function $objects<T>(value: T): T

/** Those of the values that are strings. */
declare function $texts(value: unknown): string

/** Whether the value is told from others, so that a `Map` finds what stands under it. */
declare function $isKnown(value: unknown): boolean

/** True where the user's code that leads here runs unconditionally; not known otherwise. */
declare function $certain(): boolean

/**
 * The arguments for `new`: those given, and for every other parameter of the constructor what the callback returns; `owner`
 * is the class that has the constructor, `isRequired` whether the parameter has no default.
 */
declare function $arguments(
  target: unknown,
  given: readonly unknown[],
  resolve: (index: number, owner: object, isRequired: boolean) => unknown,
): unknown[]

/** What decorators note of classes, as `reflect-metadata` keeps it; the types of a constructor's parameters among it. */
declare namespace Reflect {
  function defineMetadata(key: string, value: unknown, target: object): void
  function getMetadata<T>(key: string, target: object): T | undefined
  function getOwnMetadata<T>(key: string, target: object): T | undefined
}
