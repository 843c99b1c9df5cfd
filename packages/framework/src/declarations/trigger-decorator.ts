/** The decorator of a trigger in both forms, for methods that ask for no more than the trigger gives. */
export interface TriggerDecorator<Request> {
  <Method extends AnyMethod>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method> & Takes<Method, Request>,
  ): void
  <Method extends AnyMethod>(method: Method & Takes<Method, Request>, context: ClassMethodDecoratorContext): void
}

type AnyMethod = (request: never) => unknown

type Takes<Method extends AnyMethod, Request> = Method extends (request: infer Asked) => unknown
  ? WrittenOut<Request> extends Asked
    ? unknown
    : { readonly "This method takes what its trigger does not give": Request }
  : never

// TypeScript would compare two requests of one name by their arguments, and take one schema for another.
type WrittenOut<Request> = Request extends readonly (infer Each)[]
  ? readonly { [Key in keyof Each]: Each[Key] }[]
  : { [Key in keyof Request]: Request[Key] }
