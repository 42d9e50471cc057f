%FILES = (
1, {
  "Title", "The \"Lamp\"",
  "Author", "Irene Adler",
  "Location", "lamp",
  "FileType", "txt",
  "PrintTime", 978307200
},
2,
{ "Title", "Two", "Author", "Toby", "Location", "two", "FileType", "txt", "DatePrint", "12/31/2003" }
)
