import type { StandardSchemaV1 } from "@standard-schema/spec"
import type { BodyOf } from "../http/reply.ts"
import type { RouteRequest, declaredPath, declaredSchemas } from "../http/route-request.ts"
import type { Serialized } from "../http/serialized.ts"
import type { Schema } from "./schemas.ts"

/** `@route` in both forms, for methods that ask of the request no more than the route gives, and answer what it promises. */
export interface RouteDecorator<Path extends string, Options> {
  <Method extends AnyMethod>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method> & Fits<Method, Path, Options>,
  ): void
  <Method extends AnyMethod>(method: Method & Fits<Method, Path, Options>, context: ClassMethodDecoratorContext): void
}

type AnyMethod = (request: never) => unknown

type Fits<Method extends AnyMethod, Path extends string, Options> = Asks<Method, Path, Options> &
  Answers<Method, Options>

type Asks<Method extends AnyMethod, Path extends string, Options> =
  Given<Path, Options> extends RequestOf<Method>
    ? unknown
    : Given<WholePath<RequestOf<Method>, Path>, Options> extends RequestOf<Method>
      ? unknown
      : { readonly "This method reads what its route does not give": RouteRequest<Path, Options> }

type Answers<Method extends AnyMethod, Options> = Options extends { readonly response: infer Response extends Schema }
  ? [Serialized<BodyOf<ReturnType<Method>>>] extends [StandardSchemaV1.InferInput<Response>]
    ? unknown
    : {
        readonly "This method answers what its response schema does not allow": StandardSchemaV1.InferInput<Response>
      }
  : unknown

// Written out: TypeScript would compare two `RouteRequest`s by their arguments, and take one schema for another.
type Given<Path extends string, Options> = {
  [Key in keyof RouteRequest<Path, Options> as Exclude<Key, typeof declaredSchemas>]: RouteRequest<Path, Options>[Key]
}

type RequestOf<Method extends AnyMethod> = Method extends (request: infer Request) => unknown ? Request : never

// The prefix of the controller may add parameters, which the method declares by writing the whole path.
type WholePath<Request, Path extends string> = Request extends { readonly [declaredPath]?: infer Declared }
  ? Declared extends `${string}${Path}`
    ? Declared
    : never
  : never
