export interface Health {
  readonly ok: boolean;
}

export interface Order {
  readonly customer: string;
  readonly id: number;
}

export class ApiClient {
  constructor(private readonly base: string) {}

  async createOrder(body: unknown): Promise<Order> {
    return this.send("POST", "/orders", body);
  }

  async getHealth(): Promise<Health> {
    return this.send("GET", "/health");
  }

  async listOrders(): Promise<Order[]> {
    return this.send("GET", "/orders");
  }

  private async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(this.base + path, {
      method,
      headers: { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return (await response.json()) as T;
  }
}