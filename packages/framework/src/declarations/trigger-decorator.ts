/** The decorator of a trigger in both forms, for methods that ask for no more than the trigger gives and return what it takes. */
export interface TriggerDecorator<Request, Result = unknown> {
  <Method extends AnyMethod>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method> & Fits<Method, Request, Result>,
  ): void
  <Method extends AnyMethod>(method: Method & Fits<Method, Request, Result>, context: ClassMethodDecoratorContext): void
}

type AnyMethod = (request: never) => unknown

type Fits<Method extends AnyMethod, Request, Result> = Method extends (request: infer Asked) => infer Returned
  ? WrittenOut<Request> extends Asked
    ? Awaited<Returned> extends Result
      ? unknown
      : { readonly "This method does not return what its trigger takes": Result }
    : { readonly "This method takes what its trigger does not give": Request }
  : never

// TypeScript would compare two requests of one name by their arguments, and take one schema for another. Symbols hold types
// only.
type WrittenOut<Request> = Request extends readonly (infer Each)[]
  ? readonly { [Key in keyof Each]: Each[Key] }[]
  : { [Key in keyof Request as Extract<Key, string>]: Request[Key] }
