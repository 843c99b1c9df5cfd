export { findUser, removeUser } from "./users.ts"
export { saveOrder } from "./orders.ts"
