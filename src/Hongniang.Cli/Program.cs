System.Console.WriteLine("hongniang");
