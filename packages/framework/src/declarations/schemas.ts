import type { StandardSchemaV1 } from "@standard-schema/spec"

/** A schema of any library that implements Standard Schema: zod, valibot, arktype and others. */
export type Schema = StandardSchemaV1

/** The parts of a request a route may validate. */
export interface RouteSchemas {
  readonly body?: Schema | undefined
  readonly query?: Schema | undefined
  readonly params?: Schema | undefined
  readonly headers?: Schema | undefined
}

export type RequestPart = keyof RouteSchemas

/** In the order they are validated. */
export const requestParts = ["params", "query", "headers", "body"] as const satisfies readonly RequestPart[]

/** What `Schemas` makes of a part of the request; `Otherwise` where it says nothing. A bare schema is the body's. */
export type PartOf<Schemas, Part extends RequestPart, Otherwise> = Schemas extends Schema
  ? Part extends "body"
    ? StandardSchemaV1.InferOutput<Schemas>
    : Otherwise
  : Schemas extends { readonly [Key in Part]: infer PartSchema extends Schema }
    ? StandardSchemaV1.InferOutput<PartSchema>
    : Otherwise
