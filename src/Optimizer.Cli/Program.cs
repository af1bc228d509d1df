using Optimizer.Cli;

return CommandLine.Run(args);
