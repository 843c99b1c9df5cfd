import type { StandardSchemaV1 } from "@standard-schema/spec"
import type { App } from "../app.ts"
import type { ControllerClass, Controllers } from "../declarations/app-options.ts"
import type { PathParams } from "../declarations/path-params.ts"
import type { RequestPart, Schema } from "../declarations/schemas.ts"
import type { RequestFault } from "../http/http-error.ts"
import type { Reply } from "../http/reply.ts"
import type { declaredPath, declaredSchemas } from "../http/route-request.ts"
import type { Serialized } from "../http/serialized.ts"
import type { Answer } from "./send-request.ts"

/** The methods of an app's controllers, by the names under which the App lists them. */
export type AppClient<A> = A extends App<infer Listed> ? ClientOf<Listed> : never

type ClientOf<Listed extends Controllers> = Listed extends readonly unknown[]
  ? { readonly "List the controllers by name, as controllers: { TodoController }": never }
  : {
      readonly [Name in keyof Listed]: Listed[Name] extends ControllerClass
        ? ControllerClient<InstanceType<Listed[Name]>>
        : never
    }

type ControllerClient<Controller> = {
  readonly [
    Method in keyof Controller as Controller[Method] extends AnyMethod ? Method : never
  ]: Controller[Method] extends AnyMethod ? ClientMethod<Controller[Method]> : never
}

type AnyMethod = (request: never) => unknown

type ClientMethod<Method extends AnyMethod> = (
  ...request: object extends Sent<RequestOf<Method>>
    ? [request?: Sent<RequestOf<Method>>]
    : [request: Sent<RequestOf<Method>>]
) => Promise<Answer<number, AnswerBody<Awaited<ReturnType<Method>>>, true> | Answer<number, Refusal, false>>

/** What an answer says that refuses: `Code` where the app did, `message` where API Gateway did. */
export interface Refusal {
  readonly Code?: string
  readonly Message?: string
  readonly message?: string | null
  readonly Errors?: readonly RequestFault[]
}

type RequestOf<Method extends AnyMethod> =
  Parameters<Method> extends readonly [infer Request, ...unknown[]] ? Request : unknown

type PathOf<Request> = Request extends { readonly [declaredPath]?: infer Path extends string } ? Path : string

type SchemasOf<Request> = Request extends { readonly [declaredSchemas]?: infer Schemas }
  ? Exclude<Schemas, undefined>
  : unknown

type Sent<Request> = SentParams<PathOf<Request>, SchemasOf<Request>> &
  SentPart<SchemasOf<Request>, "query", Readonly<Record<string, Sendable | readonly Sendable[] | undefined>>> &
  SentPart<SchemasOf<Request>, "headers", Readonly<Record<string, string | undefined>>> &
  SentPart<SchemasOf<Request>, "body", unknown> & { readonly signal?: AbortSignal }

type Sendable = string | number | boolean

type SentParams<Path extends string, Schemas> = string extends Path
  ? { readonly params?: Readonly<Record<string, Sendable>> }
  : keyof PathParams<Path> extends never
    ? unknown
    : { readonly params: InputOf<Schemas, "params", { readonly [Name in keyof PathParams<Path>]: Sendable }> }

type SentPart<Schemas, Part extends RequestPart, Otherwise> = [InputOf<Schemas, Part, NotGiven>] extends [NotGiven]
  ? { readonly [Key in Part]?: Otherwise }
  : object extends InputOf<Schemas, Part, NotGiven>
    ? { readonly [Key in Part]?: InputOf<Schemas, Part, NotGiven> }
    : { readonly [Key in Part]: InputOf<Schemas, Part, NotGiven> }

interface NotGiven {
  readonly "The route has no schema for it": never
}

/** What a client sends for a schema to make the handler's value of. A bare schema is the body's. */
type InputOf<Schemas, Part extends RequestPart, Otherwise> = Schemas extends Schema
  ? Part extends "body"
    ? StandardSchemaV1.InferInput<Schemas>
    : Otherwise
  : Schemas extends { readonly [Key in Part]: infer PartSchema extends Schema }
    ? StandardSchemaV1.InferInput<PartSchema>
    : Otherwise

type AnswerBody<Result> = Result extends Reply<infer Body> ? SentBody<Body, undefined> : SentBody<Result, null>

type SentBody<Body, Nothing> = Body extends undefined | void
  ? Nothing
  : Body extends Uint8Array
    ? Blob
    : Serialized<Body>
