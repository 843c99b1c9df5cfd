import * as z from "zod"

export const NewTodo = z.strictObject({ title: z.string().trim().min(1).max(200) })
export type NewTodo = z.infer<typeof NewTodo>

export const TodoChanges = z.strictObject({ done: z.boolean() })

export const Todo = z.object({ id: z.string(), title: z.string(), done: z.boolean() })
export type Todo = z.infer<typeof Todo>
