export { Accounts } from "./accounts.js"
