import type { JsonSchema } from "@tsapi/framework/internal"
import type { HttpErrorClass } from "./source/http-errors.ts"

/** The body of an HttpError: what tells one from another is its `Code`. */
export function errorSchema({ name }: HttpErrorClass): JsonSchema {
  return {
    type: "object",
    properties: {
      Code: { type: "string", const: name },
      Message: { type: "string" },
      ...(name === "BadRequestError" && { Errors: faults }),
    },
    required: ["Code", "Message"],
  }
}

const faults: JsonSchema = {
  type: "array",
  description: "Every reason why the request does not fit the route's schemas.",
  items: {
    type: "object",
    properties: {
      in: { type: "string", enum: ["params", "query", "headers", "body"] },
      path: { type: "string", description: "Such as `items.0.title`; empty for the whole part." },
      message: { type: "string" },
    },
    required: ["in", "path", "message"],
  },
}
