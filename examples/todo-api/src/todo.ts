import * as z from "zod"

// Trimmed last: what follows trim() is checked of a text that the OpenAPI document cannot speak of.
const title = z.string().regex(/\S/, "must not be blank").max(200).trim()
const notes = z.string().max(2000)
const due = z.iso.date()

/** The body of `POST /todos`. */
export const NewTodo = z.strictObject({ title, notes: notes.optional(), due: due.optional() })
export type NewTodo = z.infer<typeof NewTodo>

/** The body of `PATCH /todos/{id}`: absent fields stay, null removes. */
export const TodoChanges = z
  .strictObject({ title, notes: notes.nullable(), due: due.nullable(), done: z.boolean() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, "name at least one field to change")
  // JSON Schema has a word for that, which the OpenAPI document then has too.
  .meta({ minProperties: 1 })
export type TodoChanges = z.infer<typeof TodoChanges>

/** The query of `GET /todos`. */
export const TodoFilter = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  done: z.enum(["true", "false"]).optional(),
  cursor: z.string().optional(),
})

/** A stored todo, as clients see it. */
export const Todo = z.object({
  id: z.string(),
  title,
  notes: notes.optional(),
  due: due.optional(),
  done: z.boolean(),
  /** Counts the changes; the ETag carries it. */
  version: z.number().int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type Todo = z.infer<typeof Todo>

/** The answer to `GET /todos`. */
export const TodoPage = z.object({ todos: z.array(Todo), next: z.string().nullable() })

/** Headers of `POST /todos`. */
export const IdempotencyKey = z.object({ "idempotency-key": z.string().optional().describe("Names this attempt") })

/** Headers of changes. */
export const IfMatch = z.object({ "if-match": z.string().optional().describe("The ETag last seen, or `*`") })
