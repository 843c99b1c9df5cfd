export interface Order {
  readonly id: string
  readonly total: number
}

export interface OrderStore {
  load(id: string): Promise<Order | undefined>
  save(order: Order): Promise<void>
  erase(id: string): Promise<void>
}

export interface Notifier {
  notify(subject: string, order: Order): Promise<void>
}
