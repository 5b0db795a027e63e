import { Command } from 'commander';

const program = new Command('exchange');
program.description('Runs a task exchange: nodes, partitions, users, moves, supply and money.');
await program.parseAsync();
