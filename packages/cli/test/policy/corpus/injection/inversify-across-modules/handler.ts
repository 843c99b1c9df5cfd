// Services in modules of their own, behind a barrel; a type that is imported only to be injected.
//
// allow ses:SendEmail arn:aws:ses:us-east-1:111122223333:identity/shop@example.com
// allow ses:SendEmail arn:aws:ses:us-east-1:111122223333:identity/example.com
// allow s3:GetObject arn:aws:s3:::templates/welcome.txt
// deny s3:GetObject arn:aws:s3:::templates/goodbye.txt
// deny ses:SendRawEmail arn:aws:ses:us-east-1:111122223333:identity/shop@example.com

import "reflect-metadata"
import { Container } from "inversify"
import { SesMailer, Templates, TYPES, type Mailer } from "./index.ts"
import { Register } from "./register.ts"

const container = new Container()
container.bind<Mailer>(TYPES.Mailer).to(SesMailer).inSingletonScope()
container.bind(Templates).toSelf()
container.bind<Register>(Register).toSelf()
const register = container.get(Register)

export const handler = async (event: { email: string }) => register.run(event.email)
