import { inject, injectable } from "inversify"
import { type Mailer, TYPES } from "./types.ts"

@injectable()
export class Register {
  constructor(@inject(TYPES.Mailer) private readonly mailer: Mailer) {}
  run(email: string) {
    return this.mailer.send(email)
  }
}
