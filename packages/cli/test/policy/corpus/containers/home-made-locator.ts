// A service locator with one static instance, lazy singletons and Symbol tokens.
//
// allow s3:PutObject arn:aws:s3:::invoices/*
// allow cognito-idp:AdminGetUser arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_AbCdEfGhI
// deny s3:GetObject arn:aws:s3:::invoices/1
// deny s3:PutObject arn:aws:s3:::receipts/1
// deny cognito-idp:AdminDeleteUser arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_AbCdEfGhI

import { AdminGetUserCommand, CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider"
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"

class ServiceLocator {
  static #instance: ServiceLocator | undefined
  private readonly services = new Map<symbol, unknown>()
  private readonly makers: Record<symbol, () => unknown> = {}

  static get instance() {
    ServiceLocator.#instance ??= new ServiceLocator()
    return ServiceLocator.#instance
  }

  register(name: symbol, make: () => unknown) {
    this.makers[name] = make
  }

  locate<Service>(name: symbol): Service {
    if (!this.services.has(name)) this.services.set(name, this.makers[name]?.())
    return this.services.get(name) as Service
  }
}

const INVOICES = Symbol("invoices")
const RECEIPTS = Symbol("receipts")
const USERS = Symbol.for("users")

class Files {
  private readonly s3 = new S3Client({})
  constructor(private readonly bucket: string) {}
  save(Key: string, Body: string) {
    return this.s3.send(new PutObjectCommand({ Bucket: this.bucket, Key, Body }))
  }
}

class Users {
  private readonly cognito = new CognitoIdentityProviderClient({})
  find(Username: string) {
    return this.cognito.send(new AdminGetUserCommand({ UserPoolId: "us-east-1_AbCdEfGhI", Username }))
  }
}

ServiceLocator.instance.register(INVOICES, () => new Files("invoices"))
ServiceLocator.instance.register(RECEIPTS, () => new Files("receipts"))
ServiceLocator.instance.register(USERS, () => new Users())

export const handler = async (event: { id: string; user: string }) => {
  await ServiceLocator.instance.locate<Users>(USERS).find(event.user)
  await ServiceLocator.instance.locate<Files>(INVOICES).save(event.id, "paid")
}
