// What runs an API on this machine. Apart from what describes one, so that a build does not load it.
export { createFunctionUrl } from "./function-url/create-function-url.ts"
export { createGateway } from "./create-gateway.ts"
export { GatewayMemory } from "./gateway-memory.ts"
export { createIdentityProvider } from "./identity/create-identity-provider.ts"
export { generateSigningKey, publicKey, type SigningKey } from "./identity/signing-key.ts"
export { signToken } from "./identity/sign-token.ts"
