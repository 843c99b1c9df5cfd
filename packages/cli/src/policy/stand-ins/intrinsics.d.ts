// What stand-ins can say besides ordinary code. The analysis knows these functions by name; none is ever run.

/** A request to AWS, as a client of the package sends it: `$send("@aws-sdk/client-ssm", "GetParameter", { Name })`. */
declare function $send(module: string, operation: string, input: object): Record<string, unknown>

/** A value that is only known at run time, and that holds neither code nor clients. */
declare function $data(): unknown

/** Runs the callback unless the condition is certainly absent, null or false. The analysis takes both ways of an `if`. */
declare function $when<T>(condition: unknown, callback: () => T): T | undefined

/** The value, or what it returns if it is a function. */
declare function $called<T>(value: T | (() => T)): T

/** What the value is once it is set. */
declare function $present<T>(value: T): T

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
