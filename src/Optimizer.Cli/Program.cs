using System.CommandLine;
using Optimizer.Cli;

return new RootCommand("Plans circular logistics") { GenerateCommand.Create() }.Parse(args).Invoke();
