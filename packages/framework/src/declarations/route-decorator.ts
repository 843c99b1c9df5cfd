import type { RouteRequest, declaredPath } from "../http/route-request.ts"

/** `@route` in both forms, for methods that ask of the request no more than the route gives. */
export interface RouteDecorator<Path extends string, Schemas> {
  <Method extends AnyMethod>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method> & Fits<Method, Path, Schemas>,
  ): void
  <Method extends AnyMethod>(method: Method & Fits<Method, Path, Schemas>, context: ClassMethodDecoratorContext): void
}

type AnyMethod = (request: never) => unknown

type Fits<Method extends AnyMethod, Path extends string, Schemas> =
  Given<Path, Schemas> extends RequestOf<Method>
    ? unknown
    : Given<WholePath<RequestOf<Method>, Path>, Schemas> extends RequestOf<Method>
      ? unknown
      : { readonly "This method reads what its route does not give": RouteRequest<Path, Schemas> }

// Written out: TypeScript would compare two `RouteRequest`s by their arguments, and take one schema for another.
type Given<Path extends string, Schemas> = {
  [Key in keyof RouteRequest<Path, Schemas>]: RouteRequest<Path, Schemas>[Key]
}

type RequestOf<Method extends AnyMethod> = Method extends (request: infer Request) => unknown ? Request : never

// The prefix of the controller may add parameters, which the method declares by writing the whole path.
type WholePath<Request, Path extends string> = Request extends { readonly [declaredPath]?: infer Declared }
  ? Declared extends `${string}${Path}`
    ? Declared
    : never
  : never
