import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';

/** A server of this machine to which pages of a browser may try to send past its proxy, as WebRTC does. */
export interface DatagramWatch {
  readonly address: string;
  /** Ends it; how many came. */
  readonly close: () => Promise<number>;
}

export async function watchDatagrams(): Promise<DatagramWatch> {
  const interfaces = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  // Browsers do not send to the loopback address this way.
  const outer = interfaces.find(({ family, internal }) => family === 'IPv4' && !internal);
  const host = outer?.address ?? '127.0.0.1';
  const socket = createSocket('udp4');
  let received = 0;
  socket.on('message', () => (received += 1));
  socket.bind(0, host);
  await once(socket, 'listening');
  return {
    address: `${host}:${socket.address().port}`,
    close: async () => {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
      return received;
    },
  };
}
