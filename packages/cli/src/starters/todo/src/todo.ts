import * as z from "zod"

export const NewTodo = z.strictObject({ title: z.string().regex(/\S/, "must not be blank").max(200).trim() })
export type NewTodo = z.infer<typeof NewTodo>

export const TodoChanges = z.strictObject({ done: z.boolean() })

export const Todo = z.object({ id: z.string(), title: z.string(), done: z.boolean() })
export type Todo = z.infer<typeof Todo>
