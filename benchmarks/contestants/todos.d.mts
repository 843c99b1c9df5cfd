export interface Todo {
  readonly id: string
  readonly title: string
  readonly done: boolean
}
export function listTodos(done: string | undefined, limit: string | undefined): object
export function findTodo(id: string): Todo | undefined
export function newTodo(body: unknown): object
export function changedTodo(todo: Todo, body: unknown): object
export function listComments(todo: Todo): object
export function findComment(id: string): object | undefined
export function newComment(todo: Todo, body: unknown): object
export function listLists(): object
export function listTodosOf(list: string): object
