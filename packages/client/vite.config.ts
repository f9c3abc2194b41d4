import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { packed } from './packed.ts';
import { shell } from './shell.ts';

const api = `http://127.0.0.1:${process.env['API_PORT'] ?? '4000'}`;

export default defineConfig({
  plugins: [react(), shell('public'), packed()],
  resolve: { conditions: ['@alongside/source', ...defaultClientConditions] },
  server: {
    port: Number(process.env['CLIENT_PORT'] ?? '5173'),
    strictPort: true,
    proxy: {
      '/api': { target: api },
      '/socket.io': { target: api, ws: true },
    },
  },
  build: {
    target: 'es2022',
    reportCompressedSize: true,
    rolldownOptions: {
      input: { main: 'index.html', 'service-worker': 'src/install/service-worker.ts' },
      output: {
        // The service worker's address is the same in every version; browsers look there for the next.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js',
        // What hardly ever changes stays in the browser's cache; screens, editor and socket load with their routes.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/ },
            // What most screens use, in one file: on a phone each of thirty small ones costs more than its bytes.
            {
              name: 'shared',
              test: /client[\\/]src[\\/]|@mantine|dayjs/,
              minShareCount: 14,
            },
          ],
        },
      },
    },
  },
});
